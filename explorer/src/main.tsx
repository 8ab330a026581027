import { Catalogue } from "./api/documents";
import { fromSearch } from "./state/address";
console.log(Catalogue, fromSearch(""));
