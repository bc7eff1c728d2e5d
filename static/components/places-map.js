// The directory on a map: a tapped pin shows its place below, with the way there.
import {drawPlaces} from '../js/map.js'
import {filtersOf, t} from '../js/places.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('map-credit', 'place-item'),
  props: {
    settings: {type: Object, required: true},
    asked: {type: Object, required: true},
    here: {type: Object, default: null}
  },
  data: () => ({chosen: null, isAll: true, isLoading: true, problem: ''}),
  watch: {
    asked(now, before) {
      const isSame =
        JSON.stringify(filtersOf(now)) === JSON.stringify(filtersOf(before))
      if (isSame) return
      this.chosen = null
      this.map?.refresh()
    },
    here(position) {
      if (position) this.map?.lookAt(position)
    }
  },
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
      this.problem = ''
      try {
        const map = await drawPlaces(this.$refs.map, this.settings, {
          asked: () => this.asked,
          chosen: this.choose,
          heard: this.hear,
          failed: this.fail
        })
        if (this.isGone) return map.end()
        this.map = map // not reactive: Leaflet keeps its own books
        await map.begin(this.here)
      } catch (error) {
        this.fail(error)
      }
      this.isLoading = false
    },
    hear({isAll}) {
      this.isAll = isAll
      this.problem = ''
    },
    fail(error) {
      console.warn(error)
      this.problem = t('no_map')
    },
    // The keyboard goes on from the pin to its place.
    async choose(place) {
      this.chosen = place
      await this.$nextTick()
      this.$refs.chosen?.querySelector('a')?.focus()
    }
  }
}
