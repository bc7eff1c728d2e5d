// What only admins of this LNbits set: the public pages, who else may keep these lists,
// and the relays.
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('community-pages', 'curators', 'community-relays'),
  props: {venue: {type: Object, required: true}}
}
