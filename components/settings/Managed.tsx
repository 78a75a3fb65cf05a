import { Building2 } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import './Managed.css';

/** Says of a setting that it is not the user's to change. */
export function Managed() {
  return (
    <p className="managed">
      <Building2 size={13} aria-hidden="true" />
      {t('set_by_organisation')}
    </p>
  );
}
