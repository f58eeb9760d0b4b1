import { productOf } from './products.js';

/** Amount by product id. Where the browser keeps nothing for us, the cart lives with the page and one lamp is in it. */
const key = 'demo-cart';

/** @returns {Record<string, number>} */
export function readCart() {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}');
  } catch {
    return { 'fen-lamp': 1 };
  }
}

/** @param {Record<string, number>} cart */
export function writeCart(cart) {
  try {
    sessionStorage.setItem(key, JSON.stringify(cart));
  } catch {
    // Blocked: see above.
  }
}

/** @param {string} id @param {number} amount 0 takes it out. */
export function setAmount(id, amount) {
  const { [id]: _, ...rest } = readCart();
  writeCart(amount > 0 ? { ...rest, [id]: amount } : rest);
}

export const lines = () => Object.entries(readCart()).map(([id, amount]) => ({ product: productOf(id), amount }));
export const countOf = () => lines().reduce((sum, { amount }) => sum + amount, 0);
/** In euros, rounded to cents. */
export const totalOf = () =>
  Math.round(lines().reduce((sum, { product, amount }) => sum + product.price * amount * 100, 0)) / 100;
