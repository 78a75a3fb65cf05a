import mermaid from 'mermaid';
import { configurationFor } from '@/utils/diagram/configuration';
import { filterDrawing } from '@/utils/diagram/filter';
import { hasOwnColours } from '@/utils/diagram/own-colours';
import { LONGEST_SIDE, type DrawReply, type DrawRequest } from '@/utils/diagram/messages';

/** Draws a diagram in place of the one on this page. */
export async function draw({ code, theme: asked }: DrawRequest): Promise<DrawReply> {
  const theme = hasOwnColours(code) ? 'light' : asked;
  mermaid.initialize(configurationFor(theme));
  let picture: SVGSVGElement | null;
  try {
    const { svg } = await mermaid.render('diagram', code);
    picture = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
  } catch (error) {
    return { type: /limit exceeded/i.test(String(error)) ? 'too_large' : 'mistaken' };
  }
  if (!picture || !(picture.viewBox.baseVal?.width > 0)) return { type: 'mistaken' };
  // No link leads out of here.
  for (const link of picture.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  filterDrawing(picture);
  document.documentElement.dataset['theme'] = theme;
  document.body.replaceChildren(picture);
  return { type: 'drawn', ...sizeOf(picture) };
}

/** The picture's size: as large as makes its letters the intended size, within bounds. */
function sizeOf(picture: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = picture.viewBox.baseVal;
  const scale = Math.min(1, LONGEST_SIDE / width, LONGEST_SIDE / height);
  return { width: Math.max(1, width * scale), height: Math.max(1, height * scale) };
}
