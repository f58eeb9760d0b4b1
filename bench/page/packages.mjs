import { readFileSync } from 'node:fs';

const modules = new URL('../node_modules/', import.meta.url);

/** A file of an installed package, as it was published. */
export const published = (file) => readFileSync(new URL(file, modules));

export const versionOf = (name) => JSON.parse(published(`${name}/package.json`)).version;
