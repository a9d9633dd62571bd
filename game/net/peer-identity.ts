// What is known of who a peer is (C24 to C26). Plain data, the same on page and in the room.

export type PeerIdentity =
  /** Linked, and nothing has come yet. */
  | { readonly kind: 'asking' }
  /** Shows no key: a page without WebCrypto, or one that does not want to. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'proven';
      /** Twelve signs for people to compare, and what stands for the key in the room's state. */
      readonly fingerprint: string;
      readonly word: number;
      /** Of the very connection that is in use: nobody sits in between. */
      readonly isLinkProven: boolean;
      /** The same player showed another key before, in this room. */
      readonly hasChanged: boolean;
    }
  /** The proof fits no connection of ours: somebody sits in between. The peer is not used. */
  | { readonly kind: 'mismatch' };

/** What a host goes by when a peer asks to join; `unable` where this browser can't verify. */
export type ShownKey =
  | { readonly kind: 'asking' | 'none' | 'mismatch' | 'unable' }
  | { readonly kind: 'proven'; readonly word: number };
