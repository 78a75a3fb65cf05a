import { highlightIn } from '@/utils/answer/highlight';
import { offerDiagrams } from '@/utils/diagram/offer';
import { t } from '@/utils/browser/i18n';
import './Diagram.css';

/** Highlights the code in a part of an answer that no longer changes, and offers its diagrams. */
export function finishCode(finished: HTMLElement): void {
  highlightIn(finished);
  // Firefox has no pages with an origin of their own, see `sandbox` in wxt.config.ts.
  if (import.meta.env.FIREFOX) return;
  offerDiagrams(finished, {
    draw: t('draw'),
    drawing: t('drawing'),
    showCode: t('show_code'),
    diagram: t('diagram'),
    drawn: t('diagram_drawn'),
    mistaken: t('diagram_mistaken'),
    tooLarge: t('diagram_too_large'),
    lost: t('diagram_lost'),
  });
}
