import { useCallback, useRef, useState } from 'react';
import { sendHeld } from '#web/ended-session.ts';

/** A file on its way to the server. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly sent: number;
  readonly total: number;
  /** Set when it did not arrive. */
  readonly failure: 'broken' | 'too-large' | null;
}

interface Sent {
  /** 0 when no answer came. */
  readonly status: number;
  readonly id: string | null;
}

function sendFile(file: File, onSent: (bytes: number) => void): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file);
    request.open('POST', '/api/files');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () => resolve({ status: request.status, id: request.status === 200 ? (request.response as { id: string }).id : null });
    request.onerror = () => resolve({ status: 0, id: null });
    request.send(body);
  });
}

/** Sends files one after another; `onArrived` gets the id each is known by on the server. */
export function useUploads(onArrived: (fileId: string) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const next = useRef(0);
  const patch = useCallback((key: number, change: Partial<Upload>) => setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one))), []);
  const drop = useCallback((key: number) => setUploads((all) => all.filter((one) => one.key !== key)), []);
  const send = useCallback(
    async (files: readonly File[]) => {
      const queue = files.map((file) => ({ file, key: (next.current += 1) }));
      setUploads((all) => [...all, ...queue.map(({ file, key }) => ({ key, name: file.name, sent: 0, total: file.size, failure: null }))]);
      for (const { file, key } of queue) {
        const { status, id } = await sendHeld(() => sendFile(file, (sent) => patch(key, { sent })));
        if (id === null) patch(key, { failure: status === 413 ? 'too-large' : 'broken' });
        else {
          drop(key);
          onArrived(id);
        }
      }
    },
    [onArrived, patch, drop],
  );
  return { uploads, send, drop };
}
