// Nobody is signed in here: the ways in.
import {hasApp} from '../js/holder.js'
import {t} from '../js/loyalty.js'
import {piecesLater} from '../js/pieces.js'

export default {
  components: piecesLater('me-lost', 'me-remote', 'me-restore'),
  props: {isBusy: {type: Boolean, default: false}},
  emits: ['app', 'entered'],
  data: () => ({hasApp: hasApp()}),
  methods: {t}
}
