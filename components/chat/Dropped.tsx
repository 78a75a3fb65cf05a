import { t } from '@/utils/browser/i18n';
import './Dropped.css';

interface DroppedProps {
  /** The names of the parameters that the server refused. */
  readonly parameters: readonly string[];
}

/** What the model does not take, and was therefore left out of the request. */
export function Dropped({ parameters }: DroppedProps) {
  return parameters.map((parameter) => (
    <p key={parameter} className="dropped">
      {t('dropped_parameter', parameter)}
    </p>
  ));
}
