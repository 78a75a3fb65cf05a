import { t } from '@/utils/browser/i18n';
import './UnsupportedParameters.css';

interface UnsupportedParametersProps {
  /** The names of the parameters that the server refused. */
  readonly parameters: readonly string[];
}

/** The parameters that the model does not support, and that were therefore left out of the request. */
export function UnsupportedParameters({ parameters }: UnsupportedParametersProps) {
  return parameters.map((parameter) => (
    <p key={parameter} className="unsupported-parameter">
      {t('dropped_parameter', parameter)}
    </p>
  ));
}
