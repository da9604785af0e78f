const memory = 'thirty-shortcuts';

/** Whether single keys do anything on this device; they do until switched off. */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(memory) !== 'off';
}

/** Switches single keys on or off for this device. */
export function rememberSingleKeys(on: boolean): void {
  localStorage.setItem(memory, on ? 'on' : 'off');
}
