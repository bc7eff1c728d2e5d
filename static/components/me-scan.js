// A code is read by the phone's camera.
import {t} from '../js/loyalty.js'

export default {
  emits: ['seen'],
  data: () => ({isOpen: false, isBroken: false}),
  methods: {
    t,
    detected([code]) {
      this.isOpen = false
      this.$emit('seen', code.rawValue)
    },
    noCamera() {
      this.isOpen = false
      this.isBroken = true
    }
  }
}
