import { type Adapter, page } from './adapter';

/**
 * Google Consent Mode (https://developers.google.com/tag-platform/security/guides/consent): what `gtag('consent',
 * 'update', {...})` puts into the data layer. `default` is what holds until then, and no answer. By the kind of
 * storage, "functionality_storage" unless another is named.
 */
export const google: Adapter = (say, name) => {
  page().dataLayer ??= [];
  const layer = page().dataLayer as ArrayLike<unknown>[];
  const kind = name || 'functionality_storage';

  const read = (entry: unknown): void => {
    // `arguments`, as gtag() pushes them, or an array; whatever else is there is left alone.
    const { 0: command, 1: action, 2: settings } = Object(entry) as Record<number, unknown>;
    const given = Object(settings)[kind];
    if (command === 'consent' && action === 'update' && given) say(given === 'granted');
  };

  for (const entry of layer) read(entry);
  const { push } = layer;
  layer.push = (...entries) => {
    const length = push.apply(layer, entries);
    for (const entry of entries) read(entry);
    return length;
  };
  return true;
};
