import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { RenewCodes } from './renew-codes.tsx';
import { SecondFactorSetup } from './second-factor-setup.tsx';
import { TurnOff } from './turn-off.tsx';
import styles from './second-factor.module.css';

type Doing = 'set-up' | 'renew' | 'turn-off' | null;

/** The own second step of signing in: on or off, and what can be done about it. */
export function SecondFactor() {
  const failure = useFailure();
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>(null);
  const state = useQuery(queries.session.readSecondFactor.queryOptions());
  const done = () => {
    setDoing(null);
    void client.invalidateQueries({ queryKey: queries.session.key() });
  };
  if (doing === 'set-up') return <SecondFactorSetup onDone={done} />;
  if (doing === 'renew') return <RenewCodes onDone={done} />;
  if (doing === 'turn-off') return <TurnOff onDone={done} />;
  return <Loaded query={state} failure={failure}>{(shown) => <Standing state={shown} onDo={setDoing} />}</Loaded>;
}

interface StandingProps {
  readonly state: { readonly on: boolean; readonly demanded: boolean; readonly recoveryCodesLeft: number | null };
  readonly onDo: (doing: Doing) => void;
}

function Standing({ state, onDo }: StandingProps) {
  const { t } = useTranslation('session');
  const { on, demanded, recoveryCodesLeft } = state;
  return (
    <div className={styles.standing}>
      <p>{on ? t('secondOn', { count: recoveryCodesLeft ?? 0 }) : t('secondOff')}</p>
      {demanded ? <p className={styles.quiet}>{t('secondDemanded')}</p> : null}
      <div className={styles.deeds}>
        {on ? (
          <>
            <Button onClick={() => onDo('renew')}>{t('newCodes')}</Button>
            {demanded ? null : <Button onClick={() => onDo('turn-off')}>{t('turnOff')}</Button>}
          </>
        ) : (
          <Button onClick={() => onDo('set-up')}>{t('setUpSecond')}</Button>
        )}
      </div>
    </div>
  );
}
