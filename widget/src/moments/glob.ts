/**
 * Whether all of `text` is what `pattern` says: `*` stands for any characters but "/", `**` for any at all, everything
 * else for itself.
 *
 * By hand, since a regular expression made of it may take exponential time on an address that anybody can write. A star
 * takes as little as it can; where the rest does not fit, the last star takes one character more, and the last double
 * star once that one must not: what an earlier star could take instead, the later one can take as well.
 */
export function fitsGlob(pattern: string, text: string): boolean {
  let at = 0;
  let p = 0;
  /** Where the pattern goes on after the last star of each kind, and how far that has come in the text. */
  let star = -1;
  let starAt = 0;
  let double = -1;
  let doubleAt = 0;
  while (at < text.length || p < pattern.length) {
    if (pattern.startsWith('**', p)) {
      double = p += 2;
      doubleAt = at;
      star = -1;
    } else if (pattern[p] === '*') {
      star = ++p;
      starAt = at;
    } else if (at < text.length && pattern[p] === text[at]) {
      p++;
      at++;
    } else if (star >= 0 && starAt < text.length && text[starAt] !== '/') {
      p = star;
      at = ++starAt;
    } else if (double >= 0 && doubleAt < text.length) {
      p = double;
      at = ++doubleAt;
      star = -1;
    } else return false;
  }
  return true;
}
