import { ScanText, X } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import { MOST_PICTURES, pictureTokens } from '@/utils/picture/picture';
import type { ScannedPdf } from '@/utils/panel/panel-state';
import { Button } from '../kit/Button';
import { focusQuestion } from '../kit/focus-question';
import { formatCount } from '../kit/format';
import { formatRanges } from '../kit/format-ranges';
import { IconButton } from '../kit/IconButton';
import { usePanel, useServices } from '../state/panel-context';
import '../page/LongPage.css';

/** A page of paper, upright, as it is sent: A4 in the longest side of a picture. */
const PAGE_TOKENS = pictureTokens({ width: 1109, height: 1568 });

/**
 * Offers to send the next pages of a scan as pictures, and names what they cost; and names the pages that came out blank
 * before, also once there are no more.
 */
export function ScannedFile({ scan }: { readonly scan: ScannedPdf }) {
  const { panel } = useServices();
  const { name, blank } = scan;
  return (
    <div className="long-page" role="group" aria-label={name}>
      <ScanText className="long-page-icon" size={16} aria-hidden="true" />
      <div className="long-page-body">
        {blank.length > 0 && <p className="long-page-text">{t('scan_blank', formatRanges(blank))}</p>}
        {scan.from <= scan.pages && <NextPages scan={scan} />}
      </div>
      <IconButton
        icon={X}
        label={t('dismiss')}
        onClick={() => {
          panel.setState({ scan: null });
          focusQuestion();
        }}
      />
    </div>
  );
}

function NextPages({ scan: { name, pages, from } }: { readonly scan: ScannedPdf }) {
  const { actions } = useServices();
  // The pictures of the question before make room once it is asked.
  const room = usePanel(({ draft }) => MOST_PICTURES - (draft.pictures?.length ?? 0));
  const isReading = usePanel(({ taking }) => taking.length > 0);
  const last = Math.min(pages, from + MOST_PICTURES - 1);
  const count = last - from + 1;
  const tokens = formatCount(Number((count * PAGE_TOKENS).toPrecision(2)));
  return (
    <>
      <p className="long-page-text">
        {t('scanned_file', name, formatCount(from), formatCount(last), formatCount(pages), tokens)}
      </p>
      <div className="long-page-buttons">
        <Button look="primary" disabled={isReading || room < count} onClick={() => void actions.readScan()}>
          {t('attach_pages')}
        </Button>
      </div>
    </>
  );
}
