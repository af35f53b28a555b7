module load x
