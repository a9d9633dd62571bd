// A mesh with its channels at home on the same thread, as a room on the page has it.
import { ChannelEnds } from '../../game/net/channel-ends.ts';
import { Mesh, type MeshOptions } from '../../game/net/mesh.ts';

export type LocalMesh = { readonly mesh: Mesh; readonly ends: ChannelEnds };

export function createLocalMesh(options: Omit<MeshOptions, 'home'>): LocalMesh {
  const ends = new ChannelEnds({
    onOpen: (linkId) => mesh.opened(linkId),
    onEnd: (linkId, reason) => mesh.ended(linkId, reason),
    stampShiftMs: 0,
  });
  const mesh: Mesh = new Mesh({
    ...options,
    home: {
      adopt: (linkId, peerId, channels) => ends.adopt(linkId, peerId, channels),
      bind: (linkId, peerId) => ends.bind(linkId, peerId),
      drop: (linkId, reason) => ends.drop(linkId, reason),
    },
  });
  return { mesh, ends };
}
