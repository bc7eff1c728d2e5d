// Badges: the programme's own, those of others that count, and where they are read.
import {t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('badge-list', 'badge-own'),
  props: {venue: {type: Object, required: true}},
  methods: {t}
}
