import { useState } from 'react';

/** Takes a text to the clipboard; `copied` is false where the browser keeps it closed. */
export function useCopy(): { readonly copied: boolean; readonly copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  const copy = (text: string) => {
    void navigator.clipboard?.writeText(text).then(() => setCopied(true), () => setCopied(false));
  };
  return { copied, copy };
}
