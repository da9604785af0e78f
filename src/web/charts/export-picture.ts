const copied = [
  'align-items', 'align-self', 'background', 'border', 'border-radius', 'bottom', 'box-sizing', 'color', 'column-gap', 'display', 'dominant-baseline',
  'fill', 'fill-opacity', 'flex', 'flex-direction', 'flex-wrap', 'font-family', 'font-size', 'font-style', 'font-weight', 'font-variant-numeric', 'gap', 'grid-template-columns', 'height', 'justify-content', 'left',
  'letter-spacing', 'line-height', 'margin', 'max-width', 'min-height', 'min-width', 'opacity', 'outline', 'overflow', 'padding', 'position', 'right', 'row-gap', 'stroke',
  'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'stroke-width', 'text-align', 'text-anchor', 'text-decoration', 'text-transform', 'top', 'transform', 'vertical-align',
  'visibility', 'white-space', 'width', 'border-collapse', 'border-spacing', 'clip-path', 'border-top', 'border-bottom', 'border-left', 'border-right',
] as const;

function copyStyles(source: Element, target: Element): void {
  const style = getComputedStyle(source);
  const text = copied.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
  target.setAttribute('style', text);
  [...source.children].forEach((child, index) => {
    const twin = target.children[index];
    if (twin) copyStyles(child, twin);
  });
}

async function asDataUrl(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(reader.error ?? new Error(url));
    reader.readAsDataURL(blob);
  });
}

/** The font faces the page has loaded, with their files inside, since a picture may fetch nothing. */
async function loadedFaces(): Promise<string> {
  const used = new Set([...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.unicodeRange));
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule);
  const wanted = rules.filter((rule) => used.has(rule.style.getPropertyValue('unicode-range')) && rule.cssText.includes('Golos'));
  const faces = wanted.map(async (rule) => {
    const address = /url\("?([^")]+)"?\)/.exec(rule.cssText)?.[1];
    if (address === undefined) return '';
    const file = new URL(address, rule.parentStyleSheet?.href ?? location.href);
    return rule.cssText.replace(address, await asDataUrl(file.href));
  });
  return (await Promise.all(faces)).join('\n');
}

async function drawn(element: HTMLElement): Promise<HTMLImageElement> {
  const { width, height } = element.getBoundingClientRect();
  const copy = element.cloneNode(true) as HTMLElement;
  copyStyles(element, copy);
  copy.setAttribute('xmlns', 'http://www.w3.org/1999/xhtml');
  const body = new XMLSerializer().serializeToString(copy);
  const faces = await loadedFaces();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><style>${faces}</style><foreignObject width="100%" height="100%">${body}</foreignObject></svg>`;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

/** What stands on the page as a PNG of twice the resolution, on the page's own ground and in its fonts. */
export async function pictureOf(element: HTMLElement): Promise<Blob> {
  const image = await drawn(element);
  const edge = 24;
  const canvas = document.createElement('canvas');
  canvas.width = (image.width + edge * 2) * 2;
  canvas.height = (image.height + edge * 2) * 2;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no pictures');
  context.scale(2, 2);
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, edge, edge);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large'))), 'image/png'));
}

/** Saves a part of the page as a picture file. */
export async function exportPicture(element: HTMLElement, name: string): Promise<void> {
  const url = URL.createObjectURL(await pictureOf(element));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.png`;
  link.click();
  URL.revokeObjectURL(url);
}
