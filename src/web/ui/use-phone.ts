import { useMediaQuery } from '@mantine/hooks';

/** True under 900 px, where tables become lists and the bar moves to the bottom. */
export function usePhone(): boolean {
  return useMediaQuery('(max-width: 899px)', undefined, { getInitialValueInEffect: false });
}
