import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayDo, type Resource } from '#core/people/rights.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { Section } from '#web/ui/page-header.tsx';
import { useSession } from '#web/shell/session.ts';
import type { MistakeAnswer } from './answers.ts';
import styles from './mistake.module.css';
import { stepsOf } from './start-panel.tsx';
import { useSay } from './use-words.ts';

/** The way out: the steps of the source, or of the repair that is under way, with the screens that help. */
export function StepsPart({ mistake }: { readonly mistake: MistakeAnswer }) {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const say = useSay();
  const { repair, steps } = mistake;
  const done = new Map(repair?.steps.map(({ step, doneOn, dueOn }) => [step, { doneOn, dueOn }]));
  return (
    <Section title={t(repair === null ? 'mistake.steps' : 'mistake.repair')} note={repair === null ? undefined : t('mistake.repairNote', { ...stepsOf(repair), day: format.shortDay(repair.startedOn) })}>
      <ol className={styles.steps}>
        {steps.map(({ id, text, screen, moves }) => {
          const own = done.get(id);
          return (
            <li key={id} className={own?.doneOn ? styles.isDone : undefined}>
              <div>
                <p>{say(text)}</p>
                <span>{moves.join(', ')}{own?.doneOn ? ` · ${t('repairing.doneOn', { day: format.shortDay(own.doneOn) })}` : own?.dueOn ? ` · ${t('repairing.stepDue', { day: format.shortDay(own.dueOn) })}` : ''}</span>
              </div>
              <ToScreen screen={screen} />
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** Where a step leads, and what must be open to the viewer for it. */
const places: Readonly<Record<string, { readonly path: string; readonly reads: Resource }>> = {
  '/funnel': { path: '/funnel', reads: 'deals' },
  '/abcxyz': { path: '/customers/abcxyz', reads: 'customers' },
  '/repeat': { path: '/customers/repeat', reads: 'customers' },
  '/silence': { path: '/customers/silence', reads: 'customers' },
  '/plan': { path: '/plan', reads: 'plans' },
  '/plan/entry': { path: '/plans', reads: 'plans' },
  '/import': { path: '/data/import', reads: 'intake' },
  '/health': { path: '/data/health', reads: 'diagnosis' },
  '/department/employees': { path: '/department/employees', reads: 'employees' },
  '/department/stages': { path: '/department/stages', reads: 'settings' },
  '/department/calendar': { path: '/department/calendar', reads: 'settings' },
};

function ToScreen({ screen }: { readonly screen: string | null }) {
  const { t } = useTranslation('diagnosis');
  const { user } = useSession();
  const place = screen === null ? undefined : places[screen];
  return place === undefined || !mayDo(user, place.reads, 'read') ? null : <Link to={place.path}>{t('mistake.toScreen')}</Link>;
}
