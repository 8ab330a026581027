"""Breachpath from Python: DataFrames, graphs and plots over its public GraphQL API, and nothing but that.

Example: `connect().trace("ProjectWEB", "dataClass:E-mail addresses", through="agency").hops`.
"""

from .client import Breachpath, connect
from .errors import BreachpathError, NoServer, Refused
from .lenses import make_lens
from .showing import show

__all__ = ["Breachpath", "BreachpathError", "NoServer", "Refused", "connect", "make_lens", "show"]
