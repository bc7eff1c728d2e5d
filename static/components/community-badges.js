// Badges and issuers that count at every place of this server.
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('badge-list'),
  props: {venue: {type: Object, required: true}}
}
