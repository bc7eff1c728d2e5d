// Nobody is signed in here: the ways in.
import {t} from '../js/loyalty.js'
import {piecesLater} from '../js/pieces.js'

export default {
  components: piecesLater('me-restore', 'me-lost'),
  props: {isBusy: {type: Boolean, default: false}},
  emits: ['app', 'entered'],
  data: () => ({hasApp: !!window.nostr}),
  methods: {t}
}
