// One figure: what it is, how much, what that means; how it is computed behind the mark.
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('how'),
  props: {figure: {type: Object, required: true}}
}
