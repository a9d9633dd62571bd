// Golden vectors of the messages that carry assets, on the control channel (P10).
import type { AssetMessage } from '../../shared/protocol/peer-messages.ts';
import type { Golden } from './golden.ts';

const assetHash = '000102030405060708090a0b0c0d0e0f';
const assetHashHex = `
  d920
  30303031303230333034303530363037
  30383039306130623063306430653066`;

export const goldenAssetMessages: readonly Golden<AssetMessage>[] = [
  {
    name: 'request of an asset from the start',
    message: { kind: 'asset-request', hash: assetHash, offset: 0 },
    hex: `93 14 ${assetHashHex} 00`,
  },
  {
    name: 'request of the next window of an asset',
    message: { kind: 'asset-request', hash: assetHash, offset: 32_768 },
    hex: `93 14 ${assetHashHex} cd8000`,
  },
  {
    name: 'head of the largest asset',
    message: { kind: 'asset-head', hash: assetHash, bytes: 262_144 },
    hex: `93 15 ${assetHashHex} ce00040000`,
  },
  {
    name: 'full slice of an asset',
    message: {
      kind: 'asset-slice',
      hash: assetHash,
      offset: 1000,
      bytes: new Uint8Array(1000).fill(0x20),
    },
    hex: `94 16 ${assetHashHex} cd03e8 c503e8 20*1000`,
  },
  {
    name: 'word that an asset is held',
    message: { kind: 'asset-held', hash: assetHash },
    hex: `92 17 ${assetHashHex}`,
  },
];
