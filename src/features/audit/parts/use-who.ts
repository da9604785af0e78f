import { useTranslation } from 'react-i18next';
import { roles } from '#core/people/viewer.ts';
import type { Entry } from './details.ts';

/** Who did it: name and the role they had then; the command line has no name. */
export function useWho(): (entry: Entry) => string {
  const { t } = useTranslation(['audit', 'shell']);
  return ({ userName, role, via }) => {
    if (userName === null) return via === 'command-line' ? t('commandLine') : t('none');
    const known = roles.find((name) => name === role);
    return t('whoRole', { name: userName, role: known === undefined ? role : t(`shell:roles.${known}`) });
  };
}
