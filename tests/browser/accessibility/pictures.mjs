// What changes on the screen, pixel by pixel: computed styles tell what was asked for, not what is seen.

/** In the page: of two pictures of the same place, how many CSS px differ by a contrast of at least `ratio`. */
const compare = async (pictures, ratio, scale) => {
  const [before, after] = await Promise.all(
    pictures.map(async (picture) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      return canvas.getImageData(0, 0, image.width, image.height).data;
    }),
  );
  const channel = (value) => (value <= 10.3 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (data, at) =>
    0.2126 * channel(data[at]) + 0.7152 * channel(data[at + 1]) + 0.0722 * channel(data[at + 2]);
  let changed = 0;
  for (let at = 0; at < before.length; at += 4) {
    if (before[at] === after[at] && before[at + 1] === after[at + 1] && before[at + 2] === after[at + 2]) continue;
    const [darker, lighter] = [luminance(before, at), luminance(after, at)].sort((a, b) => a - b);
    if ((lighter + 0.05) / (darker + 0.05) >= ratio) changed += 1;
  }
  return changed / scale ** 2;
};

/** Compares in a page of its own, whose policy is nobody's business. */
export async function createComparison(browser) {
  const desk = await browser.newPage();
  return (before, after, { ratio = 3, scale = 1 } = {}) => desk.evaluate(compare, [before, after], ratio, scale);
}

/** A picture of a place of the viewport, as base64 of a PNG: without what the driver does around it, which takes longer than the picture. */
export const take = async (tab, { x, y, width, height }) =>
  (
    await tab.session.send('Page.captureScreenshot', {
      clip: { x, y, width, height, scale: 1 },
      captureBeyondViewport: false,
      optimizeForSpeed: true,
    })
  ).data;
