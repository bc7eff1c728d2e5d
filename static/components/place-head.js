// What a place is, whether it is open, how far it is, and the first acts of a stranger.
import {categoryIcon, copy} from '../js/cms.js'
import * as here from '../js/here.js'
import {
  firstPicture,
  geoLink,
  isPlaced,
  openWords,
  ratingWords,
  t,
  wayWords,
  whereWords
} from '../js/places.js'

export default {
  props: {place: {type: Object, required: true}},
  data: () => ({
    here: here.kept(),
    isLocating: false,
    noPosition: '',
    isPictureBroken: false
  }),
  computed: {
    isPlaced() {
      return isPlaced(this.place)
    },
    picture() {
      return this.isPictureBroken ? '' : firstPicture(this.place)
    },
    way() {
      return this.here && this.isPlaced ? wayWords(this.here, this.place) : ''
    }
  },
  methods: {
    t,
    categoryIcon,
    geoLink,
    openWords,
    ratingWords,
    whereWords,
    async locate() {
      this.noPosition = ''
      this.isLocating = true
      try {
        this.here = await here.find()
      } catch (error) {
        this.noPosition = error.message
      }
      this.isLocating = false
    },
    async share() {
      const url = `${location.origin}/loyalty/places/${this.place.slug}`
      if (!navigator.share) return copy(url)
      // Closing the phone's sheet again is no failure.
      await navigator.share({title: this.place.name, url}).catch(() => {})
    }
  }
}
