import type { Composition } from "../../config/composition";
import { isFields, type Fields } from "../../config/fields";
import { isWithin, type Origin, type Path } from "../../config/problem";

/** Places of the keys of a value. */
export type Places = Readonly<Record<string, Origin | undefined>>;

/** Parts of an environment file as they come together, each value with the place it comes from. */
export class Sections {
  readonly fields: Fields = {};
  #origins: Composition["origins"][number][] = [];

  get origins(): Composition["origins"] {
    return this.#origins;
  }

  /** Sets a value; what is set twice at one place counts as set last. */
  set(path: Path, value: unknown, at: Origin | undefined, places: Places = {}): void {
    const parent = path.slice(0, -1).reduce<Fields>((fields, key) => {
      const known = own(fields, key);
      return isFields(known) ? known : define(fields, key, {});
    }, this.fields);
    const [last = ""] = path.slice(-1);
    if (Object.hasOwn(parent, last)) this.#origins = this.#origins.filter((origin) => !isWithin(origin.path, path));
    define(parent, last, value);
    this.#origins.push({ path, at }, ...Object.entries(places).map(([key, place]) => ({ path: [...path, key], at: place })));
  }

  /** Adds to a list. */
  add(path: Path, value: unknown, at: Origin | undefined): void {
    const found = path.reduce<unknown>((fields, key) => (isFields(fields) ? own(fields, key) : undefined), this.fields);
    if (!Array.isArray(found)) {
      this.set(path, [], at);
      return this.add(path, value, at);
    }
    this.#origins.push({ path: [...path, found.length], at });
    found.push(value);
  }

  /** Lays values over what is there, key by key; lists and all else are replaced whole. */
  overlay(path: Path, value: unknown, originOf: (within: Path) => Origin | undefined, within: Path = []): void {
    const here = [...path, ...within];
    if (isFields(value)) {
      for (const [key, inner] of Object.entries(value)) this.overlay(path, inner, originOf, [...within, key]);
      return;
    }
    this.set(here, value, originOf(within));
    if (Array.isArray(value)) value.forEach((_, index) => this.#origins.push({ path: [...here, index], at: originOf([...within, index]) }));
  }
}

const own = (fields: Fields, key: string | number): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);

/** As a property of its own, whatever it is called. */
function define<T>(fields: Fields, key: string | number, value: T): T {
  Object.defineProperty(fields, key, { value, enumerable: true, writable: true, configurable: true });
  return value;
}
