import { createRoot } from 'react-dom/client';
import { Settings } from '@/components/Settings';
import { createSettingsStore } from '@/utils/settings-store';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Settings settings={await createSettingsStore()} />);
