/**
 * A script for the head of a page: `window.used` notes every use of anything that outlives the page, whichever way it is come by.
 *
 * Each is looked for where browsers have it: as a property of the window or of its prototype, of Navigator's or of Document's.
 */
export const traps = `
  window.used = [];
  const note = (owner, name) => {
    const found = Object.getOwnPropertyDescriptor(owner, name);
    if (!found || !found.configurable) return;
    const { get, set, value } = found;
    Object.defineProperty(owner, name, {
      configurable: true,
      ...(get ? { get() { used.push(name); return get.call(this); }, set: set && function (to) { used.push(name); set.call(this, to); } }
        : { value(...given) { used.push(name); return value.apply(this, given); } }),
    });
  };
  for (const name of ['getItem', 'setItem', 'removeItem', 'clear', 'key', 'length']) note(Storage.prototype, name);
  for (const owner of [window, Window.prototype]) {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore', 'sharedStorage', 'openDatabase', 'name']) {
      note(owner, name);
    }
  }
  for (const name of ['cookie', 'requestStorageAccess']) note(Document.prototype, name);
  for (const name of ['storage', 'storageBuckets', 'serviceWorker', 'locks']) note(Navigator.prototype, name);
  for (const name of ['open', 'deleteDatabase', 'databases']) note(IDBFactory.prototype, name);
  for (const name of ['pushState', 'replaceState']) note(History.prototype, name);`;

/** What of it works, so that a trap that catches nothing is noticed. */
export const trapped = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookie', 'storage', 'serviceWorker'];
