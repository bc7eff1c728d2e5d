// Who asks to be in the directory, and what guests' reviews were reported for.
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('community-queue', 'community-reviews'),
  inheritAttrs: false
}
