/** Something to wait on: rung by news, or by the time. */
export interface Bell {
  readonly ring: () => void;
  /** True when rung, also if that was before the call; false after `ms`. */
  readonly wait: (ms: number) => Promise<boolean>;
}

export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    wait(ms) {
      if (rung) {
        rung = false;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const settle = () => {
          clearTimeout(timer);
          wake = undefined;
          resolve(rung);
          rung = false;
        };
        const timer = setTimeout(settle, ms);
        wake = settle;
      });
    },
  };
}
