/** In which order touchpoints stand, from left to right. Responses do not tell; names mostly do. */

/** Parts of names, in the order in which a purchase usually goes. */
const usual: readonly RegExp[] = [
  /^(ad|campaign|newsletter)\b/,
  /^(site|home|visit|landing)\b/,
  /^(search|category|list)\b/,
  /^(product|item)\b/,
  /^(account|registration|signup|login)\b/,
  /^(cart|basket)\b/,
  /^(checkout|payment)\b/,
  /^(order|purchase)\b/,
  /^(shipping|shipment|delivery|parcel)\b/,
  /^(installation|unboxing|usage|onboarding)\b/,
  /^(return|refund|exchange|claim)\b/,
  /^(service|support|contact|help|ticket|chat|call)\b/,
  /^(review|renewal|subscription|cancellation|churn)\b/,
];

const placeOf = (name: string): number => {
  const at = usual.findIndex((each) => each.test(name));
  return at < 0 ? usual.length : at;
};

/** `wanted` first, in that order; then by what their names say; then by name. */
export function inOrder(touchpoints: readonly string[], wanted: readonly string[]): readonly string[] {
  const rank = (name: string): number => {
    const at = wanted.indexOf(name);
    return at < 0 ? wanted.length + placeOf(name) : at;
  };
  return [...touchpoints].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** The same with one of them moved by `steps` places, which stays within the row. */
export function moved(order: readonly string[], name: string, steps: number): readonly string[] {
  const from = order.indexOf(name);
  const to = Math.max(0, Math.min(order.length - 1, from + steps));
  const rest = order.filter((each) => each !== name);
  return [...rest.slice(0, to), name, ...rest.slice(to)];
}
