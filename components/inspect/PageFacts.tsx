import type { PageFacts as Facts } from '@/utils/prompt/page-facts';
import { t } from '@/utils/browser/i18n';
import './PageFacts.css';

interface PageFactsProps {
  /** Each fact as it stands in what is sent; those that are null are not sent. */
  readonly facts: Readonly<Partial<Facts>> & { readonly part?: string };
}

/** The facts that go along with the text of a page, word for word. */
export function PageFacts({ facts: { title, url, author, published, language, part } }: PageFactsProps) {
  const rows = [
    [t('fact_title'), title],
    [t('fact_address'), url],
    [t('fact_author'), author],
    [t('fact_published'), published],
    [t('fact_language'), language],
    [t('fact_part'), part],
  ] as const;
  const known = rows.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  if (known.length === 0) return null;
  return (
    <section aria-label={t('goes_along')}>
      <h3 className="page-preview-title">{t('goes_along')}</h3>
      <dl className="page-facts">
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
