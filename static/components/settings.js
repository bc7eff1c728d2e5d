// Everything about the place that is not its programme: each card is saved on its own.
import {t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces(
    'directory-reviews',
    'lists',
    'moving',
    'nostr',
    'paper-cards',
    'settings-close',
    'settings-contact',
    'settings-counts',
    'settings-directory',
    'settings-mode',
    'settings-place',
    'settings-proof',
    'settings-receipt',
    'tables',
    'webhooks'
  ),
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, default: null}
  },
  emits: ['merchant', 'program', 'closed'],
  methods: {t}
}
