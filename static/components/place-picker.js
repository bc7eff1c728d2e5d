// A map on which the owner taps where the place is.
import {t} from '../js/cms.js'
import {drawPicker} from '../js/map.js'
import {pieces} from '../js/pieces.js'
import {style} from '../js/style.js'

await style('places.css')

export default {
  components: pieces('map-credit'),
  props: {
    settings: {type: Object, required: true},
    at: {type: Object, default: null}
  },
  emits: ['picked'],
  data: () => ({hasFailed: false}),
  mounted() {
    this.draw()
  },
  beforeUnmount() {
    this.isGone = true
    this.map?.end()
  },
  methods: {
    t,
    async draw() {
      try {
        const picked = position => this.$emit('picked', position)
        const {map} = this.$refs
        const drawn = await drawPicker(map, this.settings, this.at, picked)
        if (this.isGone) return drawn.end()
        this.map = drawn
      } catch (error) {
        console.warn(error)
        this.hasFailed = true
      }
    }
  }
}
