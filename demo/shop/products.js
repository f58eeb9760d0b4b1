/** @typedef {{ id: string, price: number, name: string, about: { en: string, de: string } }} Product */

/** @type {Product[]} */
export const products = [
  {
    id: 'fen-lamp',
    price: 89,
    name: 'Fen',
    about: { en: 'Table lamp, linen shade on turned ash', de: 'Tischleuchte, Leinenschirm auf gedrechselter Esche' },
  },
  {
    id: 'dusk-pendant',
    price: 129.9,
    name: 'Dusk',
    about: { en: 'Pendant lamp, spun steel, matt', de: 'Hängeleuchte, gedrückter Stahl, matt' },
  },
  {
    id: 'marl-mugs',
    price: 34.5,
    name: 'Marl',
    about: { en: 'Two mugs, speckled stoneware', de: 'Zwei Becher, gesprenkeltes Steinzeug' },
  },
  {
    id: 'heath-teapot',
    price: 58,
    name: 'Heath',
    about: { en: 'Teapot for four cups, with a strainer', de: 'Teekanne für vier Tassen, mit Sieb' },
  },
  {
    id: 'reed-vase',
    price: 42,
    name: 'Reed',
    about: { en: 'Tall vase, fluted by hand', de: 'Hohe Vase, von Hand geriffelt' },
  },
  {
    id: 'alder-tea',
    price: 12.8,
    name: 'Alder',
    about: { en: 'Smoked black tea, 100 g', de: 'Geräucherter Schwarztee, 100 g' },
  },
];

/** @param {string | null} id */
export const productOf = (id) => products.find((product) => product.id === id) ?? products[0];
