// The protocol version: raised with every change of a message, a limit or a rule of the simulation.
// Peers and the lobby refuse another version with "reload to update".

/** Golden vectors in `tests/protocol` fail when the wire changes and this number does not. */
export const PROTOCOL_VERSION = 13;

/** Version of the whole game as in package.json; a test holds them equal. */
export const GAME_VERSION = '0.1.0';
