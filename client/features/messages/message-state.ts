import { msg, str } from '@lit/localize';
import { itemState, type ItemState } from '#model/item-state.ts';
import type { MessageDoc } from '#model/message.ts';
import { fullStamp } from '../../app/format.ts';
import type { ItemLook } from '../../app/item-sign.ts';

/** Where one's own message is: the same sign, word and colour in the list and in the bubble. */
export interface StateWords {
  look: ItemLook;
  words: string;
}

export function messageState(
  message: MessageDoc,
  thread: readonly MessageDoc[],
): StateWords {
  const state = itemState(message, thread);
  const at = message.received ? fullStamp(message.received.at) : '';
  switch (state) {
    case 'on-phone':
      return {
        look: 'here',
        words: msg('Su questo telefono: non ancora arrivato al Comune'),
      };
    case 'received':
      return {
        look: 'received',
        words: msg(str`Ricevuto dal Comune ${at}`),
      };
    case 'answered':
      return {
        look: 'answered',
        words: msg(str`Ricevuto dal Comune ${at} · Risposto`),
      };
  }
}

/** The state of a whole thread, for the list. */
export function threadState(state: ItemState): StateWords {
  switch (state) {
    case 'on-phone':
      return { look: 'here', words: msg('Su questo telefono') };
    case 'received':
      return {
        look: 'received',
        words: msg('Ricevuto dal Comune'),
      };
    case 'answered':
      return { look: 'answered', words: msg('Risposto') };
  }
}
