import { useState } from 'react';
import { dayOf } from '#core/shared/zone.ts';
import type { Day } from '#web/locale/dates.ts';
import { useSession } from '#web/shell/session.ts';

/** The organisation's day by the clock; `today` of the session is the day figures are computed as of, which may be earlier. */
export function useToday(): Day {
  const { organisation } = useSession();
  const [now] = useState(() => Date.now());
  return dayOf(now, organisation.zone);
}
