import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { Section } from '#web/ui/page-header.tsx';
import { screens } from '#web/screens.tsx';
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
              {screen === null || !screens.some(({ path }) => path === pathOf(screen)) ? null : <Link to={pathOf(screen)}>{t('mistake.toScreen')}</Link>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

const paths: Readonly<Record<string, string>> = {
  '/abcxyz': '/customers/abcxyz', '/repeat': '/customers/repeat', '/silence': '/customers/silence', '/plan/entry': '/plans', '/import': '/data/import', '/health': '/data/health',
};
const pathOf = (screen: string): string => paths[screen] ?? screen;
