/**
 * Types that follow from the registry are made by calling type-graphql's decorators on classes that are made here:
 * a decorator is a function, and a kind's fields are data.
 */
export type DynamicClass = abstract new () => object;
export type ConcreteClass = new () => object;

/** A new empty class of this name. */
export function makeClass(name: string): ConcreteClass {
  return { [name]: class {} }[name] as ConcreteClass;
}

/** Puts a method on a class; decorators may then be applied to it by `decorate`. */
export function addMethod(to: DynamicClass, name: string, method: (...parameters: never[]) => unknown): void {
  Object.defineProperty(to.prototype, name, { value: method, writable: true, configurable: true });
}

type Decorator = (prototype: object, name: string, descriptor: PropertyDescriptor | undefined) => void;

/**
 * Applies decorators to a property or method of a class. A property has no descriptor: given one, type-graphql makes it
 * a resolver, which copies the whole object for every field of every row.
 */
export function decorate(
  of: DynamicClass,
  name: string,
  ...decorators: (PropertyDecorator | MethodDecorator)[]
): void {
  const prototype = of.prototype as object;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  for (const decorator of decorators) (decorator as Decorator)(prototype, name, descriptor);
}

type ParameterOf = (prototype: object, name: string, index: number) => void;

/** Applies decorators to the parameters of a method, first to last. */
export function decorateParameters(of: DynamicClass, name: string, ...decorators: ParameterOf[]): void {
  decorators.forEach((decorator, index) => decorator(of.prototype as object, name, index));
}
