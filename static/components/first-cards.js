// Cards on paper as a step of the assistant, which may as well be left out.
import {t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('paper-cards'),
  props: {venue: {type: Object, required: true}},
  emits: ['next'],
  methods: {t}
}
