/** A drawing as a file of its own: with the colours that it has now, on the paper that it lies on, under its title. */

const padding = 24;
const headPx = 44;

/** Attributes that may name a custom property of the page. */
const painted = ['fill', 'stroke'] as const;

export interface Paper {
  title: string;
  subtitle: string;
}

/** Of elements in the page: only there custom properties have values. */
function resolved(text: string, style: CSSStyleDeclaration): string {
  return text
    .replace(/var\((--[\w-]+)\)/g, (whole, name: string) => style.getPropertyValue(name).trim() || whole)
    .replace(/currentColor/i, style.getPropertyValue('--ink').trim());
}

function line(text: string, y: number, size: number, weight: number, fill: string): SVGTextElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  for (const [name, value] of Object.entries({
    x: padding,
    y,
    'font-size': size,
    'font-weight': weight,
    fill,
    'text-anchor': 'start',
  })) {
    made.setAttribute(name, `${value}`);
  }
  made.textContent = text;
  return made;
}

export interface Picture {
  svg: string;
  width: number;
  height: number;
}

export function pictureOf(drawing: SVGSVGElement, { title, subtitle }: Paper): Picture {
  const style = getComputedStyle(document.documentElement);
  const width = Number(drawing.getAttribute('width'));
  const height = Number(drawing.getAttribute('height'));
  const inner = drawing.cloneNode(true) as SVGSVGElement;
  // What follows the pointer is none of the picture.
  for (const tip of inner.querySelectorAll('[aria-label="tip"]')) tip.remove();
  for (const each of [inner, ...inner.querySelectorAll('*')]) {
    for (const name of painted) {
      const value = each.getAttribute(name);
      if (value) each.setAttribute(name, resolved(value, style));
    }
  }
  inner.removeAttribute('style');
  for (const name of ['role', 'aria-label', 'class']) inner.removeAttribute(name);
  inner.setAttribute('x', `${padding}`);
  inner.setAttribute('y', `${padding + headPx}`);

  const outer = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const whole = { width: width + 2 * padding, height: height + headPx + 2 * padding };
  const set = (name: string, value: string | number): void => outer.setAttribute(name, `${value}`);
  set('xmlns', 'http://www.w3.org/2000/svg');
  set('width', whole.width);
  set('height', whole.height);
  set('viewBox', `0 0 ${whole.width} ${whole.height}`);
  set('font-family', 'system-ui, sans-serif');
  set('font-size', 12);
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', style.getPropertyValue('--card').trim());
  const name = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  name.textContent = title;
  outer.append(
    name,
    paper,
    line(title, padding + 16, 16, 600, style.getPropertyValue('--ink').trim()),
    line(subtitle, padding + 35, 12, 400, style.getPropertyValue('--soft').trim()),
    inner,
  );
  return { svg: new XMLSerializer().serializeToString(outer), ...whole };
}

export const svgBlob = ({ svg }: Picture): Blob => new Blob([svg], { type: 'image/svg+xml' });

/** Twice as fine as the page draws it, for slides. */
const pixelsPerPx = 2;

export async function pngBlob(picture: Picture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * pixelsPerPx;
  canvas.height = picture.height * pixelsPerPx;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}
